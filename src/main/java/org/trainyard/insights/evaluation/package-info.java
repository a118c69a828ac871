/**
 * How good a network is on a part of its data. {@link org.trainyard.insights.evaluation.EvaluationController} answers in
 * figures: {@link org.trainyard.insights.evaluation.EvaluationView}, made by
 * {@link org.trainyard.insights.evaluation.Evaluations} with {@link org.trainyard.insights.evaluation.TwoClasses} for two
 * classes, {@link org.trainyard.insights.evaluation.Residuals} for numbers and
 * {@link org.trainyard.insights.evaluation.WorstExamples} for both.
 * {@link org.trainyard.insights.evaluation.EvaluationPlotController} draws them
 * ({@link org.trainyard.insights.evaluation.EvaluationCharts}).
 *
 * <p>The mathematics is {@code compute}'s; here it is put into words and names of the dataset.
 */
@NullMarked
package org.trainyard.insights.evaluation;

import org.jspecify.annotations.NullMarked;
