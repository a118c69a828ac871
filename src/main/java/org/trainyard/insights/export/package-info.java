/**
 * A network that is taken away: as an ONNX graph or as Python source, with everything between a raw row and a prediction.
 *
 * <p>
 * Read in this order: {@link org.trainyard.insights.export.ExportController}, {@link
 * org.trainyard.insights.export.Exported} (what there is to say), {@link org.trainyard.insights.export.InputPart} (what goes
 * into the network, in few words). How each member of a family is said in other languages stands in one file a family:
 * {@link org.trainyard.insights.export.ActivationForms}, {@link org.trainyard.insights.export.LossForms}, {@link
 * org.trainyard.insights.export.OptimizerForms}, {@link org.trainyard.insights.export.ScheduleForms}; the compiler asks there
 * for a new one. For ONNX: {@link org.trainyard.insights.export.OnnxModel} from {@link
 * org.trainyard.insights.export.OnnxInputs} to {@link org.trainyard.insights.export.OnnxOutputs}. For Python: {@link
 * org.trainyard.insights.export.PythonSource} fills the templates among the resources ({@code export/*.py}), and whatever a
 * client named goes through {@link org.trainyard.insights.export.Literal}.
 */
@NullMarked
package org.trainyard.insights.export;

import org.jspecify.annotations.NullMarked;
