// The door: each page part finds its module here. Everything works without any of them.
import { keys } from "./keys.js";
import { reading } from "./reading.js";
import { list } from "./list.js";
import { pictures } from "./pictures.js";
import { adding } from "./adding.js";
import { batch } from "./batch.js";

const document_ = document.querySelector("[data-reading]");
const entries = document.querySelector("[data-list]");
const steps = document_ ? reading(document_) : entries ? list() : null;
keys(steps);
for (const picture of document.querySelectorAll("[data-picture]")) pictures(picture);
const drop = document.querySelector("[data-adding]");
if (drop) adding(drop);
const many = document.querySelector("[data-batch]");
if (many) batch(many);
