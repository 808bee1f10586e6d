import { EmailField, TextField } from '#shared/validation/index.js';

const longestPassword = 200;

export class SignUpRequest {
  @TextField({ description: 'How colleagues know you.', example: 'Alex Agent', max: 200 })
  name!: string;

  @EmailField({ description: 'What you sign in with.', example: 'alex@example.com' })
  email!: string;

  @TextField({
    description: 'At least 10 characters; a few words are easier to remember than symbols.',
    example: 'four plain random words',
    // A bound above, so that nobody makes us hash a novel.
    min: 10,
    max: longestPassword,
    verbatim: true,
    format: 'password',
  })
  password!: string;
}

export class SignInRequest {
  @EmailField({ description: 'What you signed up with.', example: 'agent@example.com' })
  email!: string;

  @TextField({
    description: 'Your password.',
    example: 'four plain random words',
    max: longestPassword,
    verbatim: true,
    format: 'password',
  })
  password!: string;
}

export class DeleteAccountRequest {
  @TextField({
    description: 'Your password, once more.',
    example: 'four plain random words',
    max: longestPassword,
    verbatim: true,
    format: 'password',
  })
  password!: string;
}
