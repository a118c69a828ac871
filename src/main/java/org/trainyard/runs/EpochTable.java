package org.trainyard.runs;

import java.sql.Types;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.runs.RunLedger.Measured;

/**
 * Where measured epochs are written: plain JDBC, because they come by the ten thousand, and an entity of Hibernate costs
 * several times what its row does.
 */
@Component
class EpochTable {

    private static final int AT_ONCE = 1000;

    private final JdbcTemplate database;

    EpochTable(JdbcTemplate database) {
        this.database = database;
    }

    /** Appends epochs, in the transaction of whoever holds the fence. */
    @Transactional(propagation = Propagation.MANDATORY)
    void append(String runId, List<Measured> epochs) {
        database.batchUpdate("""
                insert into epochs (run_id, epoch, train_loss, validation_loss, train_accuracy, validation_accuracy,
                                    penalty, gradient_norm, learning_rate, millis)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", epochs, AT_ONCE, (row, measured) -> {
            var report = measured.report();
            row.setString(1, runId);
            row.setInt(2, report.epoch());
            row.setObject(3, report.trainLoss(), Types.DOUBLE);
            row.setObject(4, report.validationLoss(), Types.DOUBLE);
            row.setObject(5, report.trainAccuracy(), Types.DOUBLE);
            row.setObject(6, report.validationAccuracy(), Types.DOUBLE);
            row.setObject(7, report.penalty(), Types.DOUBLE);
            row.setObject(8, report.gradientNorm(), Types.DOUBLE);
            row.setDouble(9, report.learningRate());
            row.setLong(10, measured.millis());
        });
    }

    /** Gives a run the epochs that it has in common with the one it goes on from. */
    @Transactional(propagation = Propagation.MANDATORY)
    void share(String fromRun, String withRun, int upToEpoch) {
        database.update("""
                insert into epochs (run_id, epoch, train_loss, validation_loss, train_accuracy, validation_accuracy,
                                    penalty, gradient_norm, learning_rate, millis)
                select ?, epoch, train_loss, validation_loss, train_accuracy, validation_accuracy,
                       penalty, gradient_norm, learning_rate, millis
                from epochs where run_id = ? and epoch <= ?""", withRun, fromRun, upToEpoch);
    }
}
