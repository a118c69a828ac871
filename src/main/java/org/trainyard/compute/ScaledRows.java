package org.trainyard.compute;

/**
 * Some rows of a table as the network wants them, made anew each time they are asked for: for a table that is not in
 * memory. One thread at a time may use it.
 */
final class ScaledRows implements InputRows {
    private final InputRows raw;
    private final int[] rows;
    private final FittedScaling scaling;
    private final boolean areAsTheyAre;
    private final float[] row;

    /** @param rows numbers of the rows in {@code raw}; not modified */
    ScaledRows(InputRows raw, int[] rows, FittedScaling scaling) {
        this.raw = raw;
        this.rows = rows;
        this.scaling = scaling;
        this.areAsTheyAre = scaling.leavesRowsAsTheyAre();
        this.row = new float[raw.columns()];
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public int columns() {
        return scaling.inputs();
    }

    @Override
    public void copy(int index, float[] to, int at) {
        if (areAsTheyAre) {
            raw.copy(rows[index], to, at);
        } else {
            raw.copy(rows[index], row, 0);
            scaling.scale(row, 0, to, at);
        }
    }
}
