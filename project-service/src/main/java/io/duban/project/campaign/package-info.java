/** What the notice asks for that people do and nothing computes, on record (整治台账). */
package io.duban.project.campaign;
