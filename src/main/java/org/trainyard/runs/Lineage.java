package org.trainyard.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/**
 * Where a run comes from, unless it was asked for by itself.
 *
 * @param parentId the run whose history it shares up to {@code forkEpoch}
 * @param changes what its training does otherwise than its parent's, as JSON
 * @param verifiedId the run that it trains again, to see whether it ends in {@code expectedSha256}
 */
@Embeddable
record Lineage(@Nullable String parentId, @Nullable Integer forkEpoch, @Nullable String changes,
        @Nullable String verifiedId, @Nullable @Column(name = "expected_sha256") String expectedSha256) {

    static Lineage continuing(String parentId, int epoch, String changes) {
        return new Lineage(parentId, epoch, changes, null, null);
    }

    /** Of a run that trains {@code run} again: by the same way, from the start of its first ancestor. */
    static Lineage verifying(Run run, String weightsSha256) {
        var same = run.lineage();
        return same == null
                ? new Lineage(null, null, null, run.getId(), weightsSha256)
                : new Lineage(same.parentId, same.forkEpoch, same.changes, run.getId(), weightsSha256);
    }

    /** The epoch that it begins with; null where that is its own epoch 0. */
    @Nullable
    Origin origin() {
        return parentId == null || forkEpoch == null ? null : new Origin(parentId, forkEpoch);
    }

    boolean verifies() {
        return verifiedId != null;
    }
}
