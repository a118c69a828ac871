package org.trainyard.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;

/** The Java files under {@code src}, read and parsed once. */
final class Sources {

    private static final List<Source> ALL = read();

    private Sources() {}

    /** Every Java file of the project, tests too; never empty. */
    static List<Source> all() {
        return ALL;
    }

    private static List<Source> read() {
        try (var walk = Files.walk(Path.of("src"))) {
            var files = walk.filter(path -> path.toString().endsWith(".java")).sorted().toList();
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
                var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                        manager.getJavaFileObjectsFromPaths(files));
                return java.util.stream.StreamSupport.stream(task.parse().spliterator(), false).map(Sources::source)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(CompilationUnitTree unit) {
        JavaFileObject file = unit.getSourceFile();
        try {
            return new Source(Path.of(file.toUri()), String.valueOf(unit.getPackageName()),
                    file.getCharContent(true).toString(), unit.getTypeDecls().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file: where it is, its package, its text, and how many types it declares at its top. */
    record Source(Path path, String packageName, String text, int topLevelTypes) {

        boolean is(String otherPackage, String name) {
            return packageName.equals(otherPackage) && path.endsWith(name + ".java");
        }

        boolean isMain() {
            return path.toString().contains("src/main/");
        }

        List<String> lines() {
            return text.lines().toList();
        }

        @Override
        public String toString() {
            return Path.of("").toAbsolutePath().relativize(path).toString();
        }
    }
}
