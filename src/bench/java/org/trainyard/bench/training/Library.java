package org.trainyard.bench.training;

/** Whom the engine is compared with. */
enum Library {
    PYTORCH("torch", "PyTorch", "python3-torch"), SCIKIT_LEARN("sklearn", "scikit-learn", "python3-sklearn");

    private final String module;
    private final String title;
    private final String debianPackage;

    Library(String module, String title, String debianPackage) {
        this.module = module;
        this.title = title;
        this.debianPackage = debianPackage;
    }

    /** What Python imports. */
    String module() {
        return module;
    }

    String title() {
        return title;
    }

    String debianPackage() {
        return debianPackage;
    }
}
