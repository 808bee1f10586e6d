import { describe, expect, it } from '@jest/globals';
import { placeLink } from './place.link.js';

describe('a place', () => {
  it('is looked up on a map', () => {
    expect(placeLink(' 12 Canal Street, Ämsterdam & Co#1 ')).toEqual({
      href: 'https://www.google.com/maps/search/?api=1&query=12+Canal+Street%2C+%C3%84msterdam+%26+Co%231',
      words: 'Open in maps',
    });
  });

  it('that is an address of the web is opened', () => {
    expect(placeLink('https://meet.example/abc')).toEqual({
      href: 'https://meet.example/abc',
      words: 'Open the link',
    });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://', 'http://a b'])(
    'that says %s leads to nothing but a map',
    (location) => {
      expect(placeLink(location).href).toMatch(/^https:\/\/www\.google\.com\/maps\/search\/\?/);
    },
  );
});
