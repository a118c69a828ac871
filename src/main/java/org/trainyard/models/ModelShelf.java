package org.trainyard.models;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.web.Caller;
import org.trainyard.web.Faults;
import org.trainyard.web.Ids;
import org.trainyard.web.Page;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.StrictJson;

/** Where models are kept: the only reader and writer of their table. */
@Service
class ModelShelf {

    /** What is no id cannot be found; the database need not hear of it. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ModelRepository rows;
    private final StrictJson json;
    private final List<ModelUse> uses;
    private final DefinitionCheck check;
    private final Clock clock;

    ModelShelf(ModelRepository rows, StrictJson json, List<ModelUse> uses, DefinitionCheck check, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.uses = uses;
        this.check = check;
        this.clock = clock;
    }

    /** @throws Problem with everything that is wrong with it */
    Model checked(Definition definition) {
        var faults = new Faults();
        check.passes(definition, "", faults);
        faults.throwIfAny();
        return definition.model();
    }

    ModelView store(Model model, Caller caller) {
        // PostgreSQL keeps microseconds; the first answer is to be the same as every later one.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = Ids.next();
        var stored = model.withId(id);
        rows.save(new StoredModel(id, stored.name(), json.write(stored), caller.owner(), now));
        return ModelView.of(stored, now, caller.owner());
    }

    Page<ModelView> page(Pageable pageable) {
        return Page.of(rows.findAll(pageable), this::view);
    }

    ModelView show(String id) {
        return row(id).map(this::view).orElseThrow(() -> missing(id));
    }

    Optional<Model> find(String id) {
        return row(id).map(this::model);
    }

    /**
     * Keeps a model from being deleted until the caller's transaction ends.
     *
     * @throws Problem not-found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String id) {
        var _ = known(id).flatMap(rows::findAndHold).orElseThrow(() -> missing(id));
    }

    /** @throws Problem not-found, in-use */
    @Transactional
    public void delete(String id) {
        var row = known(id).flatMap(rows::findForDeletion).orElseThrow(() -> missing(id));
        if (uses.stream().anyMatch(use -> use.uses(id))) {
            throw new Problem(ProblemType.IN_USE,
                    "This model cannot be deleted, for runs were made with it, and their requests name it. Delete these runs first.");
        }
        rows.delete(row);
    }

    private Optional<StoredModel> row(String id) {
        return known(id).flatMap(rows::findById);
    }

    private static Optional<String> known(String id) {
        return Optional.of(id).filter(ID.asMatchPredicate());
    }

    private ModelView view(StoredModel row) {
        return ModelView.of(model(row), row.createdAt(), row.owner());
    }

    private Model model(StoredModel row) {
        return json.read(row.definition(), Model.class);
    }

    private static Problem missing(String id) {
        return new Problem(ProblemType.NOT_FOUND, "There is no model with the id " + Said.of(id) + ".");
    }
}
