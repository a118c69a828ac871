package org.trainyard.compute;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Trains all {@link RecordedTraining}s in the JVM at hand and prints hash and name of each, in the form of the recorded
 * table. Arguments: {@code all} or {@code tiny}, and how many threads train different ones at once.
 */
final class RecordedTrainings {

    private RecordedTrainings() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        var onlyTiny = arguments[0].equals("tiny");
        try (var threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]))) {
            var trainings = RecordedTraining.all().stream().filter(one -> one.tiny() || !onlyTiny).toList();
            var hashes = trainings.stream().map(one -> threads.submit(one::train)).toList();
            for (int i = 0; i < hashes.size(); i++) {
                System.out.println(hashes.get(i).get() + " " + trainings.get(i).name());
            }
        }
    }
}
