import { afterEach, expect, test } from 'vitest'
import {
  activateLanguage,
  activeDirection,
  activeLocale,
  directionOf,
  onLanguageChange,
  speak,
} from './words.ts'

const say = speak({
  'people.title': 'People',
  'people.count': '{count, plural, =0 {nobody} one {# person} other {# people}}',
  'people.greeting': 'Good morning, {name}',
} as const)

afterEach(() => activateLanguage('en'))

test('a text is said in English when nothing else is chosen', () => {
  expect(say('people.title')).toBe('People')
  expect(say('people.greeting', { name: 'Joe' })).toBe('Good morning, Joe')
})

test('a count is said as the language counts', () => {
  expect(say('people.count', { count: 0 })).toBe('nobody')
  expect(say('people.count', { count: 1 })).toBe('1 person')
  expect(say('people.count', { count: 1240 })).toBe('1,240 people')
})

test('the chosen language is spoken, and English where it has no words', () => {
  activateLanguage('de', { 'people.count': '{count, plural, one {# Mensch} other {# Menschen}}' })
  expect(say('people.count', { count: 1240 })).toBe('1.240 Menschen')
  expect(say('people.title')).toBe('People')
})

test('Arabic counts with its own six forms', () => {
  activateLanguage('ar', {
    'people.count': '{count, plural, one {شخص} two {شخصان} few {أشخاص} other {شخصا}}',
  })
  expect(say('people.count', { count: 2 })).toBe('شخصان')
  expect(say('people.count', { count: 5 })).toBe('أشخاص')
})

test('a language knows where it is written from', () => {
  expect(['en', 'de', 'ar', 'he', 'fa', 'ur', 'ja'].map(directionOf)).toEqual([
    'ltr',
    'ltr',
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'ltr',
  ])
  activateLanguage('ar')
  expect([activeLocale(), activeDirection()]).toEqual(['ar', 'rtl'])
})

test('who listens hears of a new language until they stop', () => {
  const heard: string[] = []
  const stop = onLanguageChange(() => heard.push(activeLocale()))
  activateLanguage('de')
  stop()
  activateLanguage('ar')
  expect(heard).toEqual(['de'])
})

test('a name that runs the other way keeps to itself inside a sentence', () => {
  const say = speak({ 'try.met': '{name} met {who, select, she {her} other {them}}' } as const)
  activateLanguage('en')
  expect(say('try.met', { name: 'ليلى حداد', who: 'she' })).toBe('\u2068ليلى حداد\u2069 met her')
  expect(say('try.met', { name: 'Ana Lima', who: 'she' })).toBe('Ana Lima met her')
  activateLanguage('ar')
  expect(say('try.met', { name: 'Ana Lima', who: 'she' })).toBe('\u2068Ana Lima\u2069 met her')
})
