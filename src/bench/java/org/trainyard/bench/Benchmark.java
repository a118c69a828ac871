package org.trainyard.bench;

import java.util.List;
import java.util.Locale;

import org.trainyard.bench.measure.Section;
import org.trainyard.bench.processes.ColdSection;
import org.trainyard.bench.processes.LargeDataSection;
import org.trainyard.bench.processes.NodesSection;
import org.trainyard.bench.processes.RecordingSection;
import org.trainyard.bench.processes.StreamsSection;
import org.trainyard.bench.products.ProductsSection;
import org.trainyard.bench.training.AllocationSection;
import org.trainyard.bench.training.TrainingSection;
import org.trainyard.bench.training.TwoCoresSection;
import org.trainyard.compute.Engine;

/** Measures and prints the tables as Markdown; with {@code --readme} the README gets them too. */
public final class Benchmark {
    private static final List<Section> SECTIONS = List.of(new TrainingSection(), new ProductsSection(),
            new TwoCoresSection(), new AllocationSection(), new RecordingSection(), new StreamsSection(),
            new ColdSection(), new NodesSection(), new LargeDataSection());

    private Benchmark() {}

    /** See {@link Options#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        // figures are written with a point, whatever the country
        Locale.setDefault(Locale.ROOT);
        var options = Options.of(arguments, SECTIONS.stream().map(Section::name).toList());
        // one thread each, but for the section that measures two
        Engine.limitCores(1);
        var text = new StringBuilder(Machine.description()).append('\n');
        for (var section : SECTIONS) {
            if (options.wants(section.name())) {
                System.err.println("== " + section.name());
                text.append('\n').append(section.measure(options.pace()).markdown());
            }
        }
        System.out.println(text);
        if (options.readme()) {
            Readme.replaceFigures(text.toString());
        }
        // Threads that a section has warmed something up with must not keep the command waiting.
        System.exit(0);
    }
}
