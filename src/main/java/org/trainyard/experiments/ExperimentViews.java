package org.trainyard.experiments;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import org.trainyard.runs.ExperimentRuns;
import org.trainyard.runs.ExperimentRuns.Standing;
import org.trainyard.web.StrictJson;

/** Shows experiments as clients see them. */
@Component
class ExperimentViews {

    static final String PATH = "/api/v1/experiments";

    private final ExperimentRuns runs;
    private final StrictJson json;
    private final Clock clock;

    ExperimentViews(ExperimentRuns runs, StrictJson json, Clock clock) {
        this.runs = runs;
        this.json = json;
        this.clock = clock;
    }

    ExperimentView of(Experiment experiment) {
        return of(List.of(experiment)).getFirst();
    }

    /** Several, in their order; their runs are counted by one query. */
    List<ExperimentView> of(Collection<Experiment> experiments) {
        var standings = runs.standings(experiments.stream().map(Experiment::getId).toList());
        return experiments.stream().map(each -> view(each, standings.stream()
                .filter(standing -> standing.experimentId().equals(each.getId())).toList())).toList();
    }

    private ExperimentView view(Experiment experiment, List<Standing> byState) {
        var asked = json.read(experiment.request(), ExperimentRequest.class);
        var plan = json.read(experiment.plan(), ExperimentPlan.class);
        var standings = new Standings(byState, experiment.isCancelled());
        return new ExperimentView(experiment.getId(), experiment.name(), standings.state(), asked.base(), asked.vary(),
                asked.variants(), asked.folds() == null ? (Integer) asked.runsEach() : null, asked.folds(),
                plan.combinations().size(), standings.progress(clock.instant()),
                new ExperimentView.Cost(plan.multiplyAdds()), experiment.createdAt(),
                standings.startedAt().orElse(null), standings.finishedAt().orElse(null), experiment.owner(),
                links(experiment));
    }

    private static Map<String, String> links(Experiment experiment) {
        var links = new LinkedHashMap<String, String>();
        var self = PATH + "/" + experiment.getId();
        links.put("self", self);
        for (var part : List.of("results", "plot", "events")) {
            links.put(part, self + "/" + part);
        }
        links.put("runs", "/api/v1/runs?experiment=" + experiment.getId());
        return links;
    }

    /** The answer to who asked for a new experiment: 201 where it has come to its end, 202 where that is still to come. */
    static ResponseEntity<ExperimentView> answer(ExperimentView experiment) {
        return ResponseEntity.status(experiment.state().isFinal() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create(PATH + "/" + experiment.id())).body(experiment);
    }
}
