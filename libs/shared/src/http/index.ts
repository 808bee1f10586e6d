export { type FieldError, notFound, Problem, type ProblemOptions } from './problem.js';
