import { createTheme } from '@mantine/core';

/**
 * Plain objects for components: `Drawer.extend()` would pull the drawer into the first load.
 * Their scroll lock would inject a style element, which the page's policy refuses: `theme.css` does it.
 */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Drawer: { defaultProps: { lockScroll: false } },
    Modal: {
      defaultProps: {
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Close', size: 'xl' },
        attributes: { title: { 'data-home': true, tabIndex: -1 } },
      },
    },
  },
});
