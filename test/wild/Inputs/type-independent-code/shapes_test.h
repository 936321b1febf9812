struct A {
  int Value;
};
struct B {
  int Value;
};
struct C {
  int Value;
};
