/** The ledger (台账) of projects: plans, completions, extensions and requests to the city. */
package io.duban.project.ledger;
