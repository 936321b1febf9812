//===-- filter.cpp - filters and solvers ----------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <Eigen/Dense>
#include <Eigen/Geometry>
#include <Eigen/Sparse>
#include <unsupported/Eigen/NonLinearOptimization>

#include <functional>
#include <memory>
#include <vector>

// A Kalman filter over any numbers of states and measurements.
template <typename Scalar, int States, int Measured> class Filter {
public:
  using Vector = Eigen::Matrix<Scalar, States, 1>;
  using Square = Eigen::Matrix<Scalar, States, States>;
  using Reading = Eigen::Matrix<Scalar, Measured, 1>;
  using Observer = Eigen::Matrix<Scalar, Measured, States>;
  using Model = std::function<Vector(const Vector &)>;

  Filter(Model model, Observer observer)
      : Predict(std::move(model)), Observe(std::move(observer)),
        State(Vector::Zero()), Error(Square::Identity()) {}

  template <typename Derived>
  const Vector &update(const Eigen::MatrixBase<Derived> &reading) {
    State = Predict(State);
    Error += Scalar(0.01) * Square::Identity();
    auto innovation = (Observe * Error * Observe.transpose()).eval();
    innovation.diagonal().array() += Scalar(0.1);
    auto gain = (Error * Observe.transpose() * innovation.inverse()).eval();
    State += gain * (reading - Observe * State);
    Error = ((Square::Identity() - gain * Observe) * Error).eval();
    return State;
  }

private:
  Model Predict;
  Observer Observe;
  Vector State;
  Square Error;
};

struct Parabola {
  using Scalar = double;
  enum { InputsAtCompileTime = 2, ValuesAtCompileTime = 2 };
  using InputType = Eigen::Vector2d;
  using ValueType = Eigen::Vector2d;
  using JacobianType = Eigen::Matrix2d;
  int inputs() const { return 2; }
  int values() const { return 2; }
  int operator()(const Eigen::VectorXd &x, Eigen::VectorXd &out) const {
    out << x(0) * x(0) - 2, x(1) - x(0);
    return 0;
  }
  int df(const Eigen::VectorXd &x, Eigen::MatrixXd &jacobian) const {
    jacobian << 2 * x(0), 0, -1, 1;
    return 0;
  }
};

int main() {
  Filter<double, 4, 2> position(
      [](const Eigen::Vector4d &x) {
        Eigen::Vector4d next = x;
        next.head<2>() += x.tail<2>();
        return next;
      },
      Eigen::Matrix<double, 2, 4>::Identity());
  Filter<float, 2, 1> level([](const Eigen::Vector2f &x) { return x; },
                            Eigen::RowVector2f(1, 0));
  double sum = position.update(Eigen::Vector2d(1, 2)).norm();
  sum += level.update(Eigen::Matrix<float, 1, 1>(3)).sum();

  Eigen::SparseMatrix<double> stiffness(20, 20);
  std::vector<Eigen::Triplet<double>> entries;
  for (int i = 0; i < 20; ++i)
    entries.emplace_back(i, i, 2.0 + i);
  stiffness.setFromTriplets(entries.begin(), entries.end());
  Eigen::ConjugateGradient<Eigen::SparseMatrix<double>> solver(stiffness);
  sum += solver.solve(Eigen::VectorXd::Ones(20)).squaredNorm();

  Eigen::MatrixXf random = Eigen::MatrixXf::Random(6, 6);
  Eigen::JacobiSVD<Eigen::MatrixXf> svd(random, Eigen::ComputeThinU |
                                                    Eigen::ComputeThinV);
  sum += svd.singularValues().unaryExpr([](float x) { return x * x; }).sum();
  Eigen::Isometry3d pose(Eigen::AngleAxisd(0.3, Eigen::Vector3d::UnitZ()));
  sum += (pose * Eigen::Vector3d::UnitX()).sum();

  Eigen::VectorXd root = Eigen::Vector2d(1, 1);
  Parabola parabola;
  Eigen::LevenbergMarquardt<Parabola> search(parabola);
  search.minimize(root);
  return sum + root.sum() > 0 ? 0 : 1;
}
