package org.trainyard.datasets;

import org.springframework.data.jpa.repository.JpaRepository;

/** The datasets that clients made. */
interface StoredDatasetRepository extends JpaRepository<StoredDataset, String> {

    long countBySha256(String sha256);
}
