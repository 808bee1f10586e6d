import { Anchor, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** A link of the router's that looks like a link. */
export const LinkAnchor = createLink(Anchor<'a'>);

/** A link of the router's that looks like a button, and is a link to everybody else. */
export const LinkButton = createLink((props: ButtonProps & ComponentProps<'a'>) => (
  <Button component="a" {...props} />
));
