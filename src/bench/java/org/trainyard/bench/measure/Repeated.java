package org.trainyard.bench.measure;

/** A piece of work too short for one look at the clock: each round repeats it for 20 ms. */
public final class Repeated implements Side {
    private static final double ROUND_SECONDS = 0.02;

    private final Runnable work;
    private final Pace pace;
    private long times = 1;

    public Repeated(Runnable work, Pace pace) {
        this.work = work;
        this.pace = pace;
    }

    @Override
    public void warmUp() {
        double spent = 0;
        while (spent < pace.warmUpSeconds() / 4) {
            double seconds = round() * times;
            spent += seconds;
            times = Math.max(1, (long) (times * Math.clamp(ROUND_SECONDS / seconds, 0.5, 2)));
        }
    }

    @Override
    public double round() {
        double start = Cpu.seconds();
        for (long i = 0; i < times; i++) {
            work.run();
        }
        return (Cpu.seconds() - start) / times;
    }
}
