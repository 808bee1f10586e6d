export { ChoiceField, FlagField } from './choice.field.js';
export { Field, type FieldOptions } from './field.decorator.js';
export { IdField, IdOf } from './id.field.js';
export { ObjectField, type ObjectFieldOptions } from './object.field.js';
export { CountQuery, PageQuery } from './page.query.js';
export { RequestValidator, validated } from './request.validator.js';
export { EmailField, TextField, type TextFieldOptions } from './text.field.js';
export { faultOfText, type TextRules } from './text.rules.js';
export { fieldErrorsOf, validationFailed } from './validation.problem.js';
