package org.trainyard.backup;

import java.nio.file.Files;
import java.util.Map;

import org.trainyard.NodeProcess;
import org.trainyard.Shell;

class BackupOnH2Test extends BackupContract {

    @Override
    void requireTools() throws Exception {
        Shell.require(Shell.knows("curl") && Shell.knows("unzip"), "backup and restore of H2 need curl and unzip");
    }

    @Override
    NodeProcess service() throws Exception {
        return NodeProcess.onH2(folder.resolve("original"), "--db-scheduler.threads=1");
    }

    @Override
    void backUp(NodeProcess service) throws Exception {
        Shell.run(Shell.documented(PAGE, "A backup of H2"), folder,
                Map.of("TRAINYARD_URL", service.uri("").toString()));
    }

    @Override
    NodeProcess restored() throws Exception {
        var copy = folder.resolve("copy");
        Shell.run(Shell.documented(PAGE, "Restoring H2"), folder, Map.of("TRAINYARD_DATA", copy.toString()));
        Files.delete(folder.resolve("original/trainyard.mv.db"));
        return NodeProcess.onH2(copy, "--db-scheduler.threads=2");
    }
}
