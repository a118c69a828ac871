package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Cores;

/**
 * Trains one network on the calling thread (idle cores may help with large products); a pure function of what it is
 * given. An epoch goes through all training rows batch by batch: forward, backward, update; then it is measured.
 * Nothing is allocated for an update.
 */
public final class Trainer {
    /** Rows that are measured at once; more would not be faster. */
    private static final int MEASURED_ROWS = 32;

    private final TrainingPlan plan;
    private final PreparedData data;
    private final long seed;
    private final Network network;
    private final BatchPass pass;
    private final Batches batches;
    private final BatchLoss loss;
    private final Updates updates;
    private final Patience patience;
    private final Measurement onTraining;
    private final Measurement onValidation;
    private final Weights epochStart;
    private final @Nullable RandomStream dropout;
    private final @Nullable UpdateNotes notes;

    /** Whole epochs done. */
    private int epoch;
    /** Batches done of the epoch under way. */
    private int batch;
    private int lastReported = -1;
    private double gradientNorm;
    private double epochStartNorm;
    private Outcome.@Nullable Divergence divergence;

    private Trainer(NetworkSpec spec, TrainingPlan plan, PreparedData data, long seed) {
        this(spec, plan, data, seed, null);
    }

    private Trainer(NetworkSpec spec, TrainingPlan plan, PreparedData data, long seed,
            @Nullable UpdateObserver observer) {
        var training = data.training();
        this.plan = plan.resolved(spec, data.task(), training.size());
        this.data = data;
        this.seed = seed;
        PlanCheck.require(this.plan, spec, data);
        int batchRows = batchRows(this.plan, training.size());
        this.network = new Network(spec, Math.max(batchRows, MEASURED_ROWS));
        boolean byColumns = observer == null && ColumnPass.suits(spec, batchRows);
        this.pass = byColumns ? new ColumnPass(network, batchRows) : network;
        this.batches = new Batches(training, this.plan, batchRows, byColumns, seed);
        this.loss = new BatchLoss(this.plan, batches, spec.outputs());
        this.updates = new Updates(network.parameters(), this.plan);
        this.patience = new Patience(this.plan, network);
        this.onTraining = new Measurement(training, this.plan, data.encoding(), network.capacity());
        this.onValidation = new Measurement(data.validation(), this.plan, data.encoding(), network.capacity());
        this.epochStart = Weights.like(network.parameters());
        boolean drops = spec.layers().stream().anyMatch(layer -> layer.dropout() > 0);
        this.dropout = drops ? RandomStream.of(seed, RandomStream.Purpose.DROPOUT) : null;
        this.notes = observer == null ? null : new UpdateNotes(observer, network, batches, updates);
    }

    private static int batchRows(TrainingPlan plan, int trainingRows) {
        return plan.batchSize() == null ? trainingRows : plan.batchSize().of(trainingRows);
    }

    /**
     * Starts anew from the spec and the seed.
     *
     * @throws TargetEncoding.IncompatibleException when network, plan and data do not fit together
     */
    public static Trainer start(NetworkSpec network, TrainingPlan plan, PreparedData data, long seed) {
        var trainer = new Trainer(network, plan, data, seed);
        trainer.network.initialise(seed);
        trainer.network.save(trainer.epochStart);
        return trainer;
    }

    /**
     * Goes on exactly where the checkpoint was taken, bit for bit. With a plan of more epochs, a finished training goes
     * on too.
     *
     * @throws Checkpoint.Unreadable when the checkpoint is not of such a network and plan
     */
    public static Trainer resume(NetworkSpec network, TrainingPlan plan, PreparedData data, long seed,
            Checkpoint checkpoint) {
        var trainer = new Trainer(network, plan, data, seed);
        checkpoint.restore(trainer.network, trainer.plan.optimizer(), trainer::read);
        return trainer;
    }

    /** A training at the very same point, with the same bits to come, that shows its updates. */
    public Trainer observedBy(UpdateObserver observer) {
        var observed = new Trainer(network.spec(), plan, data, seed, observer);
        checkpoint().restore(observed.network, plan.optimizer(), observed::read);
        return observed;
    }

    /**
     * A training of the same network from the same seed that goes on by another plan, and with the rows prepared for it,
     * from the epoch that this one has just ended. What the optimizer remembers goes along unless the plan names one
     * that remembers otherwise; what early stopping and plateaus have seen goes along where the plan leaves them and the
     * loss as they are. By the same plan with more epochs it is what one longer training would have been, bit for bit.
     */
    public Trainer fork(TrainingPlan changed, PreparedData rows) {
        if (batch > 0 || divergence != null) {
            throw new IllegalStateException("A training forks only where an epoch has ended");
        }
        var fork = new Trainer(network.spec(), changed, rows, seed);
        fork.network.load(epochStart);
        fork.network.save(fork.epochStart);
        fork.updates.take(updates);
        if (fork.plan.measuresLike(plan)) {
            fork.patience.take(patience);
        }
        fork.epoch = epoch;
        fork.lastReported = lastReported;
        fork.gradientNorm = gradientNorm;
        fork.epochStartNorm = gradientNorm;
        return fork;
    }

    /**
     * Trains until the plan is fulfilled or the listener says stop. Reports epoch 0 (before training) first when
     * started anew; epochs whose report was heard before a checkpoint are not reported again.
     */
    public Outcome train(TrainingListener listener) {
        return train(listener, plan.epochs());
    }

    /** The same, but stops as interrupted when it comes to the end of epoch {@code last} of a longer plan. */
    public Outcome train(TrainingListener listener, int last) {
        Cores.occupy();
        try {
            return trainUntil(last, listener);
        } finally {
            Cores.release();
        }
    }

    private Outcome trainUntil(int last, TrainingListener listener) {
        if (lastReported < 0 && !reportMeasured(listener)) {
            return outcome(Outcome.Reason.INTERRUPTED);
        }
        while (divergence == null && !patience.isExhausted() && epoch < Math.min(last, plan.epochs())) {
            if (!trainEpoch(listener)) {
                return outcome(Outcome.Reason.INTERRUPTED);
            }
        }
        if (divergence != null) {
            boolean isReported = lastReported >= epoch || reportMeasured(listener);
            return outcome(isReported ? Outcome.Reason.DIVERGED : Outcome.Reason.INTERRUPTED);
        }
        if (!patience.isExhausted() && epoch < plan.epochs()) {
            return outcome(Outcome.Reason.INTERRUPTED);
        }
        patience.restoreBest(network);
        return outcome(patience.isExhausted() ? Outcome.Reason.EARLY_STOPPING : Outcome.Reason.EPOCHS_DONE);
    }

    /**
     * The whole state, also inside listener callbacks. Within an epoch it may hold numbers that are not finite; the
     * next update finds them, also after a resume.
     */
    public Checkpoint checkpoint() {
        return Checkpoint.of(model(), plan.optimizer(), epoch, this::write);
    }

    /** The network as it is now; after a diverged or early-stopped end, the one the run keeps. */
    public TrainedModel model() {
        var weights = Weights.like(network.parameters());
        network.save(weights);
        return trained(weights);
    }

    /** The network as it was when the last whole epoch had ended. */
    public TrainedModel modelOfLastEpoch() {
        var weights = Weights.like(network.parameters());
        weights.take(epochStart);
        return trained(weights);
    }

    private TrainedModel trained(Weights weights) {
        return new TrainedModel(network.spec(), weights, data.scaling(), data.encoding(), data.classes());
    }

    /** Whether batches of an epoch are done that has not ended. */
    public boolean isWithinEpoch() {
        return batch > 0;
    }

    /** The network at work, for looking into. */
    Network network() {
        return network;
    }

    private Outcome outcome(Outcome.Reason reason) {
        return new Outcome(reason, epoch, updates.count(), patience.bestEpoch(), divergence);
    }

    /** Trains an epoch to its end and measures it; false if the listener stopped it in between. */
    private boolean trainEpoch(TrainingListener listener) {
        batches.startEpoch(epoch);
        network.speedUp();
        double rate = rate(epoch);
        while (batch < batches.count()) {
            int brokenLayer = update(rate);
            if (brokenLayer > 0) {
                divergeForward(brokenLayer);
                return true;
            }
            batch++;
            // before anybody can take a checkpoint from which no update of this epoch would follow
            if (batch == batches.count() && divergedByLastUpdate()) {
                return true;
            }
            if (!listener.goOn()) {
                return divergedByLastUpdate();
            }
        }
        return endEpoch(listener);
    }

    /** For a sum that is not finite. If a parameter is not either, the last update broke it, and the sum with it. */
    private void divergeForward(int brokenLayer) {
        if (!divergedByLastUpdate()) {
            diverge(batch + 1, brokenLayer);
        }
    }

    private boolean divergedByLastUpdate() {
        int brokenLayer = network.layerWithoutFiniteParameters();
        if (brokenLayer > 0) {
            diverge(batch, brokenLayer);
        }
        return brokenLayer > 0;
    }

    /** Rate of an epoch, from 0, at what the training knows now. */
    private double rate(int ofEpoch) {
        return plan.schedule().rate(plan.optimizer().learningRate(), ofEpoch, plan.epochs(), patience.plateaus());
    }

    /** One update, unless a weighted sum is not finite: answers the number, from 1, of the first such layer, else 0. */
    private int update(double rate) {
        batches.gather(batch);
        int rows = batches.rows();
        if (dropout != null) {
            dropout.restart(seed, RandomStream.Purpose.DROPOUT, epoch, batch);
        }
        pass.forward(batches.inputs(), rows, dropout);
        int brokenLayer = pass.layerWithoutFiniteSums(rows);
        if (brokenLayer > 0) {
            return brokenLayer;
        }
        if (notes != null) {
            notes.begin(updates.count() + 1);
        }
        updates.begin(rate);
        pass.backward(batches.inputs(), rows, loss.gradient(pass), updates);
        if (batch == batches.count() - 1) {
            gradientNorm = updates.gradientNorm();
        }
        if (notes != null) {
            notes.computed();
        }
        updates.finish();
        if (notes != null) {
            notes.end(epoch + 1, batch + 1, rate);
        }
        return 0;
    }

    /** False if the listener stopped it before the epoch was measured: all its batches are done, it is not. */
    private boolean endEpoch(TrainingListener listener) {
        int ended = epoch + 1;
        boolean recorded = ended == 1 || ended == plan.epochs() || ended % plan.recordEvery() == 0;
        if (!recorded && !patience.watches()) {
            finishEpoch();
            return true;
        }
        var report = measured(ended, listener);
        if (report == null) {
            return false;
        }
        // an epoch that is measured only to be recorded must not decide how the training goes on
        boolean decides = patience.watches() || ended == plan.epochs();
        if (decides && !onTraining.isFinite()) {
            diverge(batches.count(), network.spec().layers().size());
            return true;
        }
        patience.observe(report, network);
        finishEpoch();
        if (recorded || patience.isExhausted()) {
            report(report, listener);
        }
        return true;
    }

    private void finishEpoch() {
        epoch++;
        batch = 0;
        network.save(epochStart);
        epochStartNorm = gradientNorm;
    }

    /** Goes back to the last finite epoch, for good. */
    private void diverge(int batchNumber, int layer) {
        divergence = new Outcome.Divergence(epoch + 1, batchNumber, layer);
        network.load(epochStart);
        gradientNorm = epochStartNorm;
        batch = 0;
    }

    /** Figures of the network as it is, as those of an epoch; null if the listener stopped it. */
    private @Nullable EpochReport measured(int ofEpoch, TrainingListener listener) {
        if (!onTraining.measure(network, listener::goOnMeasuring)
                || !onValidation.measure(network, listener::goOnMeasuring)) {
            return null;
        }
        boolean hasGradient = ofEpoch > 0 && !plan.isPerceptron();
        return new EpochReport(ofEpoch, onTraining.loss(), onValidation.loss(), onTraining.accuracy(),
                onValidation.accuracy(), finite(updates.penalty()), hasGradient ? finite(gradientNorm) : null,
                rate(Math.max(0, ofEpoch - 1)));
    }

    /** Measures where no epoch is under way; false if the listener stopped it. */
    private boolean reportMeasured(TrainingListener listener) {
        var report = measured(epoch, listener);
        if (report != null) {
            report(report, listener);
        }
        return report != null;
    }

    private void report(EpochReport report, TrainingListener listener) {
        lastReported = report.epoch();
        listener.epochMeasured(report);
    }

    private static @Nullable Double finite(double figure) {
        return Double.isFinite(figure) ? (Double) figure : null;
    }

    private void write(DataOutput out) throws IOException {
        out.writeInt(epoch);
        out.writeInt(batch);
        out.writeInt(lastReported);
        out.writeDouble(gradientNorm);
        out.writeDouble(epochStartNorm);
        Outcome.Divergence.write(divergence, out);
        epochStart.write(out);
        updates.write(out);
        patience.write(out);
    }

    private void read(DataInput in) throws IOException {
        epoch = in.readInt();
        batch = in.readInt();
        lastReported = in.readInt();
        gradientNorm = in.readDouble();
        epochStartNorm = in.readDouble();
        divergence = Outcome.Divergence.read(in);
        epochStart.read(in);
        updates.read(in);
        patience.read(in);
    }
}
