package org.trainyard.insights.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Things that go wrong in a training; causes stand before what follows from them. */
enum Symptom {

    DIVERGED(StepSigns::diverged),
    UNSCALED_INPUTS(DataSigns::unscaledInputs),
    LABELS_WITHOUT_PATTERN(DataSigns::labelsWithoutPattern),
    SYMMETRIC_UNITS(UnitSigns::symmetricUnits),
    CLIPPED_GRADIENTS(StepSigns::clippedGradients, SYMMETRIC_UNITS),
    LEARNING_RATE_TOO_HIGH(StepSigns::learningRateTooHigh, DIVERGED, SYMMETRIC_UNITS, CLIPPED_GRADIENTS),
    LOSS_DOES_NOT_FIT(FitSigns::lossDoesNotFit),
    LINEAR_MODEL(FitSigns::linearModel, CLIPPED_GRADIENTS),
    TOO_MUCH_REGULARISATION(FitSigns::tooMuchRegularisation, DIVERGED, UNSCALED_INPUTS, LABELS_WITHOUT_PATTERN,
            SYMMETRIC_UNITS, CLIPPED_GRADIENTS, LEARNING_RATE_TOO_HIGH, LINEAR_MODEL),
    DEAD_RELUS(UnitSigns::deadRelus, DIVERGED, UNSCALED_INPUTS, LEARNING_RATE_TOO_HIGH, SYMMETRIC_UNITS,
            TOO_MUCH_REGULARISATION),
    VANISHING_GRADIENTS(UnitSigns::vanishingGradients, SYMMETRIC_UNITS),
    EXPLODING_GRADIENTS(UnitSigns::explodingGradients, DIVERGED),
    SATURATED_UNITS(UnitSigns::saturatedUnits, DIVERGED, UNSCALED_INPUTS, VANISHING_GRADIENTS, LEARNING_RATE_TOO_HIGH,
            SYMMETRIC_UNITS, TOO_MUCH_REGULARISATION),
    LEARNING_RATE_TOO_LOW(StepSigns::learningRateTooLow, DIVERGED, LEARNING_RATE_TOO_HIGH, VANISHING_GRADIENTS,
            SATURATED_UNITS, LINEAR_MODEL, LABELS_WITHOUT_PATTERN, SYMMETRIC_UNITS, CLIPPED_GRADIENTS,
            TOO_MUCH_REGULARISATION),
    OVERFITTING(FitSigns::overfitting, DIVERGED, LABELS_WITHOUT_PATTERN, LEARNING_RATE_TOO_HIGH, VANISHING_GRADIENTS),
    UNDERFITTING(FitSigns::underfitting, DIVERGED, LEARNING_RATE_TOO_HIGH, LEARNING_RATE_TOO_LOW, LINEAR_MODEL,
            VANISHING_GRADIENTS, DEAD_RELUS, SATURATED_UNITS, UNSCALED_INPUTS, LABELS_WITHOUT_PATTERN, SYMMETRIC_UNITS,
            CLIPPED_GRADIENTS, TOO_MUCH_REGULARISATION, LOSS_DOES_NOT_FIT),
    CLASS_IMBALANCE(DataSigns::classImbalance, LABELS_WITHOUT_PATTERN);

    // Functions without state, and a list that is never changed; an enum's constructor can say neither.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Look look;
    @SuppressWarnings("ImmutableEnumChecker") // as above
    private final List<Symptom> causes;

    Symptom(Look look, Symptom... causes) {
        this.look = look;
        this.causes = List.of(causes);
    }

    @FunctionalInterface
    private interface Look {

        Optional<Sign> at(Examination run);
    }

    /** What it shows in a run, if it is there. */
    Optional<Sign> in(Examination run) {
        return look.at(run);
    }

    /** What it follows from: where one of these is found, it is not said again. */
    List<Symptom> follows() {
        return causes;
    }

    /** The name in answers. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
