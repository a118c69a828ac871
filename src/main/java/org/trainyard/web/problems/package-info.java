/**
 * How a refusal becomes an answer, wherever it happens. {@link org.trainyard.web.problems.Refusals} says which problem
 * an exception is (with {@link org.trainyard.web.problems.HttpRefusals} and
 * {@link org.trainyard.web.problems.StorageRefusals} for the two large families),
 * {@link org.trainyard.web.problems.ProblemAnswer} writes it. Four places send exceptions there:
 * {@link org.trainyard.web.problems.ProblemAdvice} those of controllers,
 * {@link org.trainyard.web.problems.ProblemFilter} those of filters,
 * {@link org.trainyard.web.problems.ErrorAnswers} what a status alone tells, and
 * {@link org.trainyard.web.problems.ContainerRefusals} requests that never reach a filter.
 * {@link org.trainyard.web.problems.BrokenConnections} tells the connection pool what a full disk has broken.
 * {@link org.trainyard.web.problems.ProblemPages} explains the types to people.
 */
@NullMarked
package org.trainyard.web.problems;

import org.jspecify.annotations.NullMarked;
