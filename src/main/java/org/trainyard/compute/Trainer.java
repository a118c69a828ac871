package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Cores;

/**
 * Trains one network on the calling thread (idle cores may help with large products); a pure function of what it is given. An epoch goes through all training rows
 * batch by batch: forward, backward, update; then it is measured. Nothing is allocated for an update.
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
    private final Updates updates;
    private final Patience patience;
    private final Measurement onTraining;
    private final Measurement onValidation;
    private final Weights epochStart;
    private final @Nullable RandomStream dropout;

    /** Whole epochs done. */
    private int epoch;
    /** Batches done of the epoch under way. */
    private int batch;
    private int lastReported = -1;
    private double gradientNorm;
    private double epochStartNorm;
    private Outcome.@Nullable Divergence divergence;

    private Trainer(NetworkSpec spec, TrainingPlan plan, PreparedData data, long seed) {
        var training = data.training();
        this.plan = plan.resolved(spec, data.task(), training.size());
        this.data = data;
        this.seed = seed;
        PlanCheck.require(this.plan, spec, data);
        int batchRows = batchRows(this.plan, training.size());
        this.network = new Network(spec, Math.max(batchRows, MEASURED_ROWS));
        boolean byColumns = ColumnPass.suits(spec, batchRows);
        this.pass = byColumns ? new ColumnPass(network, batchRows) : network;
        this.batches = new Batches(training, this.plan, batchRows, byColumns, seed);
        this.updates = new Updates(network.parameters(), this.plan);
        this.patience = new Patience(this.plan, network);
        this.onTraining = new Measurement(training, this.plan, data.encoding(), network.capacity());
        this.onValidation = new Measurement(data.validation(), this.plan, data.encoding(), network.capacity());
        this.epochStart = Weights.like(network.parameters());
        boolean drops = spec.layers().stream().anyMatch(layer -> layer.dropout() > 0);
        this.dropout = drops ? RandomStream.of(seed, RandomStream.Purpose.DROPOUT) : null;
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

    /**
     * Trains until the plan is fulfilled or the listener says stop. Reports epoch 0 (before training) first when
     * started anew; epochs whose report was heard before a checkpoint are not reported again.
     */
    public Outcome train(TrainingListener listener) {
        Cores.occupy();
        try {
            return trainToTheEnd(listener);
        } finally {
            Cores.release();
        }
    }

    private Outcome trainToTheEnd(TrainingListener listener) {
        if (lastReported < 0) {
            report(measured(), listener);
        }
        while (divergence == null && !patience.isExhausted() && epoch < plan.epochs()) {
            if (!trainEpoch(listener)) {
                return outcome(Outcome.Reason.INTERRUPTED);
            }
        }
        if (divergence != null) {
            if (lastReported < epoch) {
                report(measured(), listener);
            }
            return outcome(Outcome.Reason.DIVERGED);
        }
        patience.restoreBest(network);
        return outcome(patience.isExhausted() ? Outcome.Reason.EARLY_STOPPING : Outcome.Reason.EPOCHS_DONE);
    }

    /** The whole state, also in the middle of an epoch. Legal inside listener callbacks and after {@link #train}. */
    public Checkpoint checkpoint() {
        return Checkpoint.of(model(), plan.optimizer(), epoch, this::write);
    }

    /** The network as it is now; after a diverged or early-stopped end, the one the run keeps. */
    public TrainedModel model() {
        var weights = Weights.like(network.parameters());
        network.save(weights);
        return new TrainedModel(network.spec(), weights, data.scaling(), data.encoding(), data.classes());
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
        double rate = rate();
        while (batch < batches.count()) {
            int brokenLayer = update(rate);
            batch++;
            if (brokenLayer > 0) {
                diverge(brokenLayer);
                return true;
            }
            if (!listener.goOn()) {
                return false;
            }
        }
        endEpoch(listener);
        return true;
    }

    /** Rate of the epoch that comes next or is under way. */
    private double rate() {
        return plan.schedule().rate(plan.optimizer().learningRate(), epoch, plan.epochs(), patience.plateaus());
    }

    /** One update; answers the number, from 1, of the first layer with a number that is not finite, else 0. */
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
        pass.backward(batches.inputs(), rows, lossGradient(rows));
        updates.addPenalty();
        if (batch == batches.count() - 1) {
            gradientNorm = updates.gradientNorm();
        }
        updates.apply(rate);
        return network.layerWithoutFiniteParameters();
    }

    /** Fills in the derivative of the batch's loss; true if it is with respect to the logits. */
    private boolean lossGradient(int rows) {
        float[] delta = pass.lossGradient();
        int units = network.spec().outputs();
        int numbers = batches.numbers(units);
        var loss = plan.loss();
        if (loss == null) {
            // Rosenblatt's rule: p − y, summed over the rows
            Loss.BINARY_CROSS_ENTROPY.gradient(pass.outputs(), batches.targets(), delta, numbers, 1, 1);
            return true;
        }
        float scale = 1f / (rows * loss.divisor(plan.lossReduction(), units));
        loss.gradient(pass.outputs(), batches.targets(), delta, numbers, plan.lossDelta().floatValue(), scale);
        batches.weigh(delta, units);
        return loss.ofLogits();
    }

    private void endEpoch(TrainingListener listener) {
        epoch++;
        boolean recorded = epoch == 1 || epoch == plan.epochs() || epoch % plan.recordEvery() == 0;
        if (recorded || patience.watches()) {
            var report = measured();
            // an epoch that is measured only to be recorded must not decide how the training goes on
            boolean decides = patience.watches() || epoch == plan.epochs();
            if (decides && !onTraining.isFinite()) {
                epoch--;
                diverge(network.spec().layers().size());
                return;
            }
            patience.observe(report, network);
            finishEpoch();
            if (recorded || patience.isExhausted()) {
                report(report, listener);
            }
        } else {
            finishEpoch();
        }
    }

    private void finishEpoch() {
        batch = 0;
        network.save(epochStart);
        epochStartNorm = gradientNorm;
    }

    /** Goes back to the last finite epoch, for good. */
    private void diverge(int layer) {
        divergence = new Outcome.Divergence(epoch + 1, batch, layer);
        network.load(epochStart);
        gradientNorm = epochStartNorm;
        batch = 0;
    }

    private EpochReport measured() {
        onTraining.measure(network);
        onValidation.measure(network);
        boolean hasGradient = epoch > 0 && !plan.isPerceptron();
        return new EpochReport(epoch, onTraining.loss(), onValidation.loss(), onTraining.accuracy(),
                onValidation.accuracy(), finite(updates.penalty()), hasGradient ? finite(gradientNorm) : null,
                lastRate());
    }

    /** Rate of the last whole epoch; before training, of the first. */
    private double lastRate() {
        return plan.schedule().rate(plan.optimizer().learningRate(), Math.max(0, epoch - 1), plan.epochs(),
                patience.plateaus());
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
        out.writeBoolean(divergence != null);
        if (divergence != null) {
            out.writeInt(divergence.epoch());
            out.writeInt(divergence.batch());
            out.writeInt(divergence.layer());
        }
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
        divergence = in.readBoolean() ? new Outcome.Divergence(in.readInt(), in.readInt(), in.readInt()) : null;
        epochStart.read(in);
        updates.read(in);
        patience.read(in);
    }
}
