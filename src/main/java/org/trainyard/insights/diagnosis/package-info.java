/**
 * Why a network did not learn, and what to try. {@link org.trainyard.insights.diagnosis.Diagnoses} is where to begin:
 * {@link org.trainyard.insights.diagnosis.Examination} gathers what is known
 * of a run, each {@link org.trainyard.insights.diagnosis.Symptom} looks for one thing that went wrong (in the data, the
 * steps, the units or the fit: a class of signs each, of which a {@link org.trainyard.insights.diagnosis.Sign} is the
 * answer), with {@link org.trainyard.insights.diagnosis.Neighbours} for what the data could tell, {@link org.trainyard.insights.diagnosis.Cures} are the settings
 * that it suggests to change, and a {@link org.trainyard.insights.diagnosis.Remedy} turns them into a request that can be
 * posted: what would be refused is not suggested.
 *
 * <p>The thresholds of symptoms are rules of thumb, set so that the broken and the healthy trainings of the tests are told
 * apart.
 */
@NullMarked
package org.trainyard.insights.diagnosis;

import org.jspecify.annotations.NullMarked;
