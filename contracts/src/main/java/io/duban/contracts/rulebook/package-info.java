/**
 * The rulebook (规则库): the notice as data. Every rule has an id, its quoted clause and its
 * parameters, so that another city changes a file and not the program.
 */
package io.duban.contracts.rulebook;
