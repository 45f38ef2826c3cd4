/** Projects and tasks: 两大专项 on the ledger, what was missed, and how the counties advance. */
package io.duban.project;
