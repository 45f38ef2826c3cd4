/**
 * The demonstration: a city's campaign of 2022 played through the public API. Divisions are real;
 * estates, companies and figures are generated from a seed and belong to nobody.
 */
package io.duban.local.demo;
