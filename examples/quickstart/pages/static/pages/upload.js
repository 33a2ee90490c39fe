const file = document.querySelector("input[type=file]");
const button = document.querySelector("button");

const update = () => {
  button.disabled = file.files.length === 0;
};

file.addEventListener("change", update);
update();
