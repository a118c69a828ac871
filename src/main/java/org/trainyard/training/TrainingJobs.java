package org.trainyard.training;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one job there is, {@code train-run}, whose data is a {@link Turn} of a run; and how db-scheduler is set up for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrainingSettings.class)
class TrainingJobs {

    static final TaskDescriptor<Turn> TRAIN = TaskDescriptor.of("train-run", Turn.class);

    @Bean
    Task<Turn> trainRun(TrainingWorker worker) {
        // What is thrown here is the database's trouble, not the training's: the run goes on where it stands.
        return Tasks.custom(TRAIN).onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(1)))
                .execute((job, context) -> {
                    worker.train(job.getData(), context.getSchedulerState()::isShuttingDown);
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    @Bean
    DbSchedulerCustomizer dbSchedulerCustomizer() {
        var node = UUID.randomUUID().toString();
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(node));
            }

            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new PlainText());
            }
        };
    }

    /**
     * Where one process owns the database, a job that is picked at its start was held by a process that died: it need
     * not wait until its heartbeats are missed.
     */
    @Bean
    SmartInitializingSingleton releaseJobsOfDeadProcess(TrainingSettings settings, JdbcClient sql) {
        return () -> {
            if (settings.soleNode()) {
                sql.sql("update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null "
                        + "where picked = true").update();
            }
        };
    }

    /** Turns as UTF-8: readable in the table, and nothing that could run when it is read. */
    private static final class PlainText implements Serializer {
        @Override
        public byte[] serialize(Object data) {
            return data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return type.cast(Turn.parse(new String(bytes, StandardCharsets.UTF_8)));
        }
    }
}
