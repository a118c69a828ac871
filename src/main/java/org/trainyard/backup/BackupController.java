package org.trainyard.backup;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators, beside the health of the service; not part of the API, and so not of its description. */
@Hidden
@RestController
class BackupController {

    private final Backup backup;

    BackupController(Backup backup) {
        this.backup = backup;
    }

    /** The copy is whole before the answer begins, and its length is told: a download that was cut shows as one. */
    @GetMapping("/actuator/backup")
    void download(HttpServletResponse response) throws IOException {
        try (var copy = backup.make()) {
            response.setContentType("application/zip");
            response.setContentLengthLong(copy.bytes());
            response.setHeader("Content-Disposition", "attachment; filename=\"trainyard-backup.zip\"");
            response.setHeader("Cache-Control", "no-store");
            copy.writeTo(response.getOutputStream());
        }
    }
}
