import { type ContractionOptions, contractNetwork, planNetwork } from './contract-network.js';
import type { ContractionPlan } from './contraction-plan.js';
import type { Diagram } from './diagram.js';
import { diagramNetwork } from './diagram-network.js';
import type { Interpretation } from './interpretation.js';
import type { DenseTensor, DensityOperator, SparseTensor } from './tensor.js';

/**
 * Computes what a diagram means under an interpretation: a tensor with the axes of its domain first, then those of its codomain. For
 * a sentence that is the vector, or the density operator, of its codomain.
 *
 * Words may be dense, sparse, in factors of low rank or density operators, in any mixture; with one density operator among them the
 * result is one, and other words count as pure states. See `contractNetwork` for how it is computed.
 *
 * @throws DiagramError when the diagram is not well typed; UnknownWordError for a word, map or basic type that the interpretation
 * does not have; ShapeError when a tensor does not fit its type; QualiaError when a product would be too large.
 * @example evaluateDiagram(reductionDiagram(reduceWords(words)), interpretation)
 */
export function evaluateDiagram(
  diagram: Diagram,
  interpretation: Interpretation,
  options: ContractionOptions = {},
): DenseTensor | SparseTensor | DensityOperator {
  const { network, isDoubled } = diagramNetwork(diagram, interpretation);
  const operator = contractNetwork(network, options);
  return isDoubled ? { kind: 'density', operator } : operator;
}

/** Returns the order in which {@link evaluateDiagram} would multiply, and its cost. Throws as that does. */
export function planDiagram(
  diagram: Diagram,
  interpretation: Interpretation,
  options: ContractionOptions = {},
): ContractionPlan {
  return planNetwork(diagramNetwork(diagram, interpretation).network, options);
}
