package org.trainyard.bench.products;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Missing;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Repeated;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** Our kernels against OpenBLAS. */
public final class ProductsSection implements Section {
    private static final int[] ROWS = {32, 64, 128, 256};
    private static final int[][] LAYERS = {{64, 64}, {784, 128}, {784, 1024}, {1024, 1024}};
    /** Of the largest sum that operands from −1 to 1 can give; orders of summation differ. */
    private static final double TOLERANCE = 1e-6;

    @Override
    public String name() {
        return "products";
    }

    @Override
    public Table measure(Pace pace) {
        var table = new Table("**Products**, float32, one thread: speed in multiples of OpenBLAS's, median of %d pairs"
                .formatted(pace.rounds()) + " of rounds (smallest to largest), and our GFLOP/s.", "rows", "layer",
                Product.FORWARD.formula(), Product.WEIGHT_GRADIENT.formula(), Product.INPUT_GRADIENT.formula());
        try {
            table.remark("Compared with " + OpenBlas.prepare() + ".");
        } catch (Missing missing) {
            table.miss(missing.sentence());
            return table;
        }
        for (int[] layer : LAYERS) {
            for (int n : ROWS) {
                var cells = new ArrayList<>(List.of(Integer.toString(n), "%d×%d".formatted(layer[0], layer[1])));
                for (var product : Product.values()) {
                    cells.add(cell(product, Operands.of(n, layer[0], layer[1]), pace));
                }
                table.add(cells);
            }
        }
        return table;
    }

    private static String cell(Product product, Operands operands, Pace pace) {
        try (var arena = Arena.ofConfined()) {
            var ours = new EngineProducts(operands);
            var theirs = new OpenBlas(operands, arena);
            float[] result = new float[product.size(operands.n(), operands.d(), operands.k())];
            var duel = Duel.between(new Repeated(() -> ours.run(product, result), pace),
                    new Repeated(() -> theirs.run(product), pace), pace);
            requireSameResult(product, operands, result, theirs);
            return "%s, %.0f".formatted(duel.told(), operands.operations() / duel.ours() * 1e-9);
        }
    }

    private static void requireSameResult(Product product, Operands operands, float[] result, OpenBlas theirs) {
        double bound = TOLERANCE * (operands.operations() / result.length + 1);
        for (int i = 0; i < result.length; i++) {
            if (!(Math.abs(result[i] - theirs.at(i)) <= bound)) {
                throw new IllegalStateException("%s of %d rows, %d×%d: element %d is %s here and %s with OpenBLAS"
                        .formatted(product.formula(), operands.n(), operands.d(), operands.k(), i, result[i],
                                theirs.at(i)));
            }
        }
    }
}
