package org.trainyard.insights.coverage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Update;
import org.trainyard.runs.Runs;
import org.trainyard.training.Preparation;
import org.trainyard.training.Replay;
import org.trainyard.training.RunObserver;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Sha256;

/** Trains an epoch again and counts its rows. */
@Service
class Coverage {

    private final Runs runs;
    private final Replay replay;
    private final Preparation preparation;

    Coverage(Runs runs, Replay replay, Preparation preparation) {
        this.runs = runs;
        this.replay = replay;
        this.preparation = preparation;
    }

    /**
     * @param epoch from 1; null means the last one
     * @throws Problem {@code not-found}, {@code cost-budget}
     */
    CoverageView of(String runId, @Nullable Integer epoch) {
        var course = replay.course(runId);
        int wanted = epoch == null ? course.epochs() : epoch;
        if (wanted < 1 || wanted > course.epochs()) {
            throw new Problem(ProblemType.NOT_FOUND,
                    "The run has no epoch %d that trained: it reached epoch %d.".formatted(wanted, course.epochs()));
        }
        var definition = course.legOf(wanted).run().definition();
        int[] rows = preparation.of(definition).data().training().rows();
        var count = new Count(definition.dataset().rows());
        var weights = replay.watch(course, wanted - 1, wanted, count).weightsSha256();
        var stored = wanted == course.epochs() && definition.training().earlyStopping() == null
                ? runs.find(runId).weightsSha256()
                : null;
        return new CoverageView(wanted, rows.length, count.updates, (int) IntStream.of(rows)
                .filter(row -> count.seen[row] == 1).count(),
                (int) IntStream.of(count.seen).filter(times -> times > 1).count(),
                (int) IntStream.of(rows).filter(row -> count.seen[row] == 0).count(),
                Sha256.hex(count.order), weights, stored == null ? null : weights.equals(stored));
    }

    private static final class Count implements RunObserver {

        private final int[] seen;
        private final MessageDigest order = Sha256.digest();
        private int updates;

        Count(int rows) {
            this.seen = new int[rows];
        }

        @Override
        public boolean wants(long update) {
            return true;
        }

        @Override
        public void updated(Update update) {
            updates++;
            var numbers = ByteBuffer.allocate(update.rows().length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int row : update.rows()) {
                seen[row]++;
                numbers.putInt(row);
            }
            order.update(numbers.array());
        }
    }
}
