package org.trainyard.datasets.generators;

import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonTypeName;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;
import org.trainyard.compute.Task;

import static java.util.Objects.requireNonNullElse;

/**
 * A function of one variable, at points that stand at equal distances, ends included.
 * The value is f(x1) + noise·N(0,1).
 *
 * @param function which function
 * @param from left end; left out, 0
 * @param to right end; left out, 1, and 12 for the course curve
 * @param coefficients of the polynomial, of x⁰, x¹, x², …; left out, x²; no other function uses them
 * @param samples number of rows
 * @param noise standard deviation of the value
 * @param seed where the random numbers start
 */
@JsonTypeName("function")
record FunctionCurve(Curve function, @DecimalMin("-1000000") @DecimalMax("1000000") Double from,
        @DecimalMin("-1000000") @DecimalMax("1000000") Double to, @Size(min = 1, max = 100) List<Double> coefficients,
        @Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    FunctionCurve {
        function = requireNonNullElse(function, Curve.SINE);
        from = requireNonNullElse(from, function.from());
        to = requireNonNullElse(to, function.to());
        coefficients = requireNonNullElse(coefficients, List.of(0.0, 0.0, 1.0));
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        seed = requireNonNullElse(seed, 0L);
    }

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public int dimensions() {
        return 1;
    }

    @Override
    public void draw(RandomStream random, Points out) {
        var point = new double[1];
        for (int row = 0; row < samples; row++) {
            point[0] = samples == 1 ? from : from + (to - from) * row / (samples - 1);
            out.add(point, function.at(point[0], coefficients) + noise * random.gaussian());
        }
    }
}
