package org.trainyard.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.trainyard.runs.Runs;

/**
 * The whole course of a training, epoch by epoch from 0: a run's own epochs after those that it has from the run it goes
 * on from, and so on up the line.
 *
 * @param legs in order, the run itself last
 */
public record Course(List<Leg> legs) {

    /**
     * Epochs that one run trained.
     *
     * @param first epochs done when they begin
     * @param last epochs done when they end
     * @param updatesBefore updates done when they begin
     * @param updatesEach updates of one epoch
     */
    public record Leg(Runs.Progress run, int first, int last, long updatesBefore, int updatesEach) {

        /** Updates done when they end. */
        long updatesAfter() {
            return updatesBefore + (long) (last - first) * updatesEach;
        }

        private Leg within(int from, int to) {
            int begin = Math.max(from, first);
            return new Leg(run, begin, to, updatesBefore + (long) (begin - first) * updatesEach, updatesEach);
        }
    }

    /** The course of a run as far as it has come. */
    static Course of(Runs runs, Runs.Progress run) {
        return to(runs, run, run.epoch());
    }

    private static Course to(Runs runs, Runs.Progress run, int last) {
        var legs = new ArrayList<Leg>();
        run.origin().ifPresent(origin -> legs.addAll(to(runs, runs.find(origin.runId()), origin.epoch()).legs()));
        int first = legs.isEmpty() ? 0 : legs.getLast().last();
        legs.add(new Leg(run, first, Math.max(first, last), legs.isEmpty() ? 0 : legs.getLast().updatesAfter(),
                Math.ceilDiv(run.definition().trainingRows(), run.definition().batchRows())));
        return new Course(List.copyOf(legs));
    }

    /**
     * The legs between two numbers of epochs done, cut to them; none of them is empty. The run itself may have begun an
     * epoch beyond those that it has done.
     */
    List<Leg> between(int from, int to) {
        var cut = new ArrayList<>(legs.subList(0, legs.size() - 1).stream()
                .map(leg -> leg.within(from, Math.min(to, leg.last()))).toList());
        cut.add(legs.getLast().within(from, to));
        return cut.stream().filter(leg -> leg.first() < leg.last()).toList();
    }

    /** Updates of its whole epochs. */
    public long updates() {
        return legs.getLast().updatesAfter();
    }

    /** Epochs done. */
    public int epochs() {
        return legs.getLast().last();
    }

    /** The last update, from 1, of an epoch from 1. */
    public long lastUpdateOf(int epoch) {
        var leg = legOf(epoch);
        return leg.updatesBefore() + (long) (epoch - leg.first()) * leg.updatesEach();
    }

    /** Who trained an epoch, from 1; the run itself for those that are still to come. */
    public Leg legOf(int epoch) {
        return legs.stream().filter(leg -> epoch > leg.first() && epoch <= leg.last()).findFirst()
                .orElse(legs.getLast());
    }

    /** The epoch, from 1, that update {@code number} (from 1) belongs to; empty beyond its whole epochs. */
    public Optional<Integer> epochOf(long number) {
        return legs.stream().filter(leg -> number > leg.updatesBefore() && number <= leg.updatesAfter()).findFirst()
                .map(leg -> leg.first() + (int) ((number - leg.updatesBefore() - 1) / leg.updatesEach()) + 1);
    }
}
