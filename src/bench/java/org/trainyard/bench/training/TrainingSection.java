package org.trainyard.bench.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Missing;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** The engine against PyTorch and scikit-learn. */
public final class TrainingSection implements Section {
    /** Sums in another order differ in the last digits of a float; more is another training. */
    private static final double LOSS_TOLERANCE = 1e-3;
    private static final String NONE = "–";

    @Override
    public String name() {
        return "training";
    }

    @Override
    public Table measure(Pace pace) throws IOException {
        var table = new Table("**Whole trainings**, one thread each, in samples per CPU second, and how many times the"
                + " library's speed that is: median of %d pairs of rounds (smallest to largest)."
                        .formatted(pace.rounds()),
                "workload", "Trainyard", "PyTorch", "ratio", "scikit-learn", "ratio", "final losses, in this order");
        Map<Library, LibrarySide> libraries = new EnumMap<>(Library.class);
        try {
            for (var library : Library.values()) {
                try {
                    var side = LibrarySide.start(library);
                    libraries.put(library, side);
                    table.remark("Compared with " + side.version() + ".");
                } catch (Missing missing) {
                    table.miss(missing.sentence());
                }
            }
            for (var workload : Workload.all()) {
                table.add(row(workload, libraries, pace));
            }
        } finally {
            libraries.values().forEach(LibrarySide::close);
        }
        return table;
    }

    private static List<String> row(Workload workload, Map<Library, LibrarySide> libraries, Pace pace)
            throws IOException {
        var start = new Start(workload);
        start.write(workload.name());
        var engine = new EngineSide(workload, start, pace);
        engine.warmUp();
        var cells = new ArrayList<>(List.of(workload.title(), speed(workload, engine.round())));
        var losses = new ArrayList<>(List.of(told(engine.loss())));
        for (var library : Library.values()) {
            var side = libraries.get(library);
            if (side == null || side.load(workload).isPresent()) {
                cells.addAll(List.of(NONE, NONE));
                losses.add(NONE);
                continue;
            }
            var duel = Duel.between(engine, side, pace);
            requireSameLoss(workload, engine.loss(), library, side.loss());
            cells.set(1, speed(workload, duel.ours()));
            cells.addAll(List.of(speed(workload, duel.theirs()), duel.told()));
            losses.add(told(side.loss()));
        }
        cells.add(String.join(", ", losses));
        return cells;
    }

    private static void requireSameLoss(Workload workload, double ours, Library library, double theirs) {
        if (!(Math.abs(ours - theirs) <= LOSS_TOLERANCE * Math.abs(theirs))) {
            throw new IllegalStateException("%s: the final loss is %s here and %s with %s, so this is not the same work"
                    .formatted(workload.name(), ours, theirs, library.title()));
        }
    }

    private static String speed(Workload workload, double seconds) {
        double perSecond = workload.samples() / seconds;
        return perSecond < 1e4
                ? "%.2f k".formatted(perSecond / 1e3)
                : perSecond < 1e6 ? "%.0f k".formatted(perSecond / 1e3) : "%.2f M".formatted(perSecond / 1e6);
    }

    private static String told(double loss) {
        return "%.6f".formatted(loss);
    }
}
