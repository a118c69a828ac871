/**
 * What all endpoints share. Here stand the things that other modules use; the packages inside make them work and are
 * nobody else's business.
 * <p>
 * A controller meets, in this order: {@link org.trainyard.web.Caller}, {@link org.trainyard.web.PageQuery} and
 * {@link org.trainyard.web.Prefer} as its parameters; {@link org.trainyard.web.StrictJson}, which has read its
 * {@code @RequestBody}; {@link org.trainyard.web.Faults} to collect what is wrong, and
 * {@link org.trainyard.web.Problem} with a {@link org.trainyard.web.ProblemType} to refuse;
 * {@link org.trainyard.web.Idempotency} around what it creates under one of {@link org.trainyard.web.Ids};
 * {@link org.trainyard.web.Page} for its lists; {@link org.trainyard.web.Pictures} and
 * {@link org.trainyard.web.AnswersPicture} where it draws, {@link org.trainyard.web.SettingSchemas} where it lists what can
 * be chosen. {@link org.trainyard.web.Limits} holds every limit of the deployment.
 * <p>
 * Inside: {@code requests} (what happens before a controller), {@code access} (who may call), {@code json} (reading and
 * writing), {@code problems} (how refusals become answers), {@code pictures}, {@code idempotency}, {@code openapi} (the description).
 * Arrows point from the packages inside to this one, never back.
 * <p>
 * It must not know any resource: models, datasets and runs are above it.
 */
@ApplicationModule(allowedDependencies = {"charts", "compute", "transactions"})
@NullMarked
package org.trainyard.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
