/**
 * The language that the services share. It knows no framework, no broker and no clock: every type
 * here is a value, every function is pure.
 */
package io.duban.contracts;
