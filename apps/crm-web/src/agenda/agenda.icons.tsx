import { Icon } from '../page/icons.js';

export const BackIcon = () => (
  <Icon>
    <path d="m14.5 5-7 7 7 7" />
  </Icon>
);

export const ForthIcon = () => (
  <Icon>
    <path d="m9.5 5 7 7-7 7" />
  </Icon>
);

export const AttentionIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5v5.5M12 16.5v.1" />
  </Icon>
);

export const WaitIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7v5l3.500 2" />
  </Icon>
);

export const DoneIcon = () => (
  <Icon>
    <path d="m5.5 12.5 4.5 4.5 8.5-9.500" />
  </Icon>
);
