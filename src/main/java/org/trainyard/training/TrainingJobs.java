package org.trainyard.training;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
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

import org.trainyard.node.Node;

/** The one job there is, {@code train-run}, whose data is a {@link Turn} of a run; and how db-scheduler is set up for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrainingSettings.class)
class TrainingJobs {

    static final TaskDescriptor<Turn> TRAIN = TaskDescriptor.of("train-run", Turn.class);

    @Bean
    Task<Turn> trainRun(TrainingWorker worker, TrainingMeters meters, Clock clock) {
        // What is thrown here is the database's trouble, not the training's: the run goes on where it stands.
        return Tasks.custom(TRAIN).onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(1)))
                // A dead node's job keeps its place in the queue. The library would ask this node's own clock for a new one.
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, dead.getExecution().executionTime))
                .execute((job, context) -> {
                    var state = context.getSchedulerState();
                    var due = context.getExecution().executionTime;
                    if (state.isPaused()) {
                        // Fetched before the node was told to begin nothing more: back to its place in the queue.
                        return (done, operations) -> operations.reschedule(done, due);
                    }
                    meters.waited(Duration.between(due, clock.instant()));
                    worker.train(job.getData(), state::isShuttingDown);
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    /** Leases and times to begin are judged by the one clock that all nodes share. */
    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    DbSchedulerCustomizer dbSchedulerCustomizer(Node node, DbSchedulerProperties settings) {
        var threads = settings.getThreads() == 0 ? Optional.of(noThreads()) : Optional.<ExecutorService>empty();
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return threads;
            }

            @Override
            public Optional<ExecutorService> dueExecutor() {
                return threads;
            }

            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(node.name()));
            }

            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new PlainText());
            }

            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return settings.getPollingStrategy() == PollingStrategyConfig.Type.LOCK_AND_FETCH
                        ? Optional.of(lockThenUpdate())
                        : Optional.empty();
            }
        };
    }

    /**
     * How jobs are taken on PostgreSQL: two statements in one transaction. In the library's single one, an update of
     * what a subquery locks, PostgreSQL may ask the subquery again for each row, with its limit; a node then takes all
     * jobs there are, and those that it cannot begin get no heartbeat.
     */
    private static JdbcCustomization lockThenUpdate() {
        return new PostgreSqlJdbcCustomization(true, false);
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

    /**
     * For a node that answers but does not train ({@code db-scheduler.threads=0}), of which db-scheduler knows nothing by
     * itself: nobody there looks for jobs. It goes on to notice those of dead nodes, and frees them for the others.
     */
    private static ExecutorService noThreads() {
        var nobody = new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                new ThreadPoolExecutor.DiscardPolicy());
        nobody.shutdown();
        return nobody;
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
