package org.trainyard.datasets.generators;

import java.util.Locale;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;

import static java.util.Objects.requireNonNullElse;

/**
 * The corners of a logic gate's truth table as clouds; without noise, four samples are the table itself.
 * Row i stands at corner i mod 4 of (0,0), (0,1), (1,0), (1,1), moved by noise·N(0,1) in both directions.
 *
 * @param gate which gate decides the class
 * @param samples number of rows
 * @param noise standard deviation around each corner
 * @param seed where the random numbers start
 */
record Gate(Logic gate, @Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Gate {
        gate = requireNonNullElse(gate, Logic.AND);
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        seed = requireNonNullElse(seed, 0L);
    }

    /** A function of two truth values, given by its values at (0,0), (0,1), (1,0) and (1,1). */
    public enum Logic {
        AND("0001"), OR("0111"), NAND("1110"), NOR("1000"), XOR("0110"), XNOR("1001");

        private final String table;

        Logic(String table) {
            this.table = table;
        }

        int at(int corner) {
            return table.charAt(corner) - '0';
        }

        /** The name in requests and answers. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void draw(RandomStream random, Points out) {
        var point = new double[2];
        for (int row = 0; row < samples; row++) {
            int corner = row % 4;
            point[0] = (corner < 2 ? 0 : 1) + noise * random.gaussian();
            point[1] = (corner & 1) + noise * random.gaussian();
            out.add(point, gate.at(corner));
        }
    }
}
