package org.trainyard.bench.products;

/** What a dense layer multiplies; X (n×d), W (d×k), b (k), D (n×k). */
public enum Product {
    /** Z (n×k), forward. */
    FORWARD("X·W + b"),
    /** G (d×k), the derivative with respect to the weights. */
    WEIGHT_GRADIENT("Xᵀ·D"),
    /** E (n×d), the derivative with respect to the inputs. */
    INPUT_GRADIENT("D·Wᵀ");

    private final String formula;

    Product(String formula) {
        this.formula = formula;
    }

    String formula() {
        return formula;
    }

    /** Numbers in the result. */
    int size(int n, int d, int k) {
        return switch (this) {
            case FORWARD -> n * k;
            case WEIGHT_GRADIENT -> d * k;
            case INPUT_GRADIENT -> n * d;
        };
    }
}
