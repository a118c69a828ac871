package org.trainyard.models;

import org.springframework.data.jpa.repository.JpaRepository;

interface ModelRepository extends JpaRepository<StoredModel, String> {}
