package org.trainyard.compute;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hashes of weights that trainings ended in, as recorded with numerics version 1. A hash that changes means that a bit
 * changed for everyone: then {@link Numerics#VERSION} has to be raised.
 */
class RecordedBitsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            TANH;SIGMOID;1;{'optimizer': {'kind': 'sgd', 'learningRate': 0.1}, 'epochs': 3};3f62c8b31044fce4a801500d5dc392a6b71c2aa08dc002d14f7a23fdbb2448b6
            SIGMOID;SIGMOID;1;{'loss': 'mse', 'optimizer': {'kind': 'sgd', 'learningRate': 0.5, 'momentum': 0.9}, 'batchSize': 1, 'epochs': 3};5bd0080d4cca4967000cb77d4dd3c7828eabb8d28bffb42b013f4a2b06daa2ca
            RELU;SOFTMAX;3;{'epochs': 4};0c1c42d8a9daf0ee6d7b91ea65a949e52974c578dd8f83d0f5531cbcbc74b9b8
            LEAKY_RELU;SOFTMAX;3;{'optimizer': {'kind': 'adamw'}, 'schedule': {'kind': 'cosine'}, 'epochs': 4};26c22d867c2992f8ffadf109c8581e38c1cb3d11134f4cf39e7211aa1013120a
            ELU;SOFTMAX;3;{'optimizer': {'kind': 'rmsprop', 'centered': true}, 'epochs': 4, 'batchSize': 7};5655a8316c97fddcacfebe4d9d201ca8f38976aed4a29f2ad5cd6b547e27c147
            GELU;SIGMOID;3;{'optimizer': {'kind': 'nadam'}, 'epochs': 4};bee44a2095f410bcd370a3d57ffcb4172ecbbd656ebcf91d3af6003aeac9e824
            SOFTPLUS;TANH;1;{'loss': 'squared-hinge', 'optimizer': {'kind': 'adagrad'}, 'epochs': 4};2626368b5574dc72b39f3832891fcb95e115198822b3a91dc95043a88dbfd89e
            MISH;SOFTMAX;3;{'optimizer': {'kind': 'adadelta'}, 'l1': 0.01, 'l2': 0.1, 'epochs': 4};91a1d42cb3eef5ab0c00434262915a62b070e7ef83553a8e86c5d794014dc3fd
            SELU;SOFTMAX;3;{'optimizer': {'kind': 'adamax'}, 'clipNorm': 0.1, 'epochs': 4, 'shuffle': false};809a204489f0fa338731f3939982b23683e3c45fd4b3e83415c4448763bc7a96
            SWISH;SOFTMAX;3;{'optimizer': {'kind': 'adam', 'amsgrad': true}, 'batchSize': 'full', 'clipValue': 0.01, 'epochs': 4};74a7f541d16266a62a8c97ab70eb45254c894607dac5c5333afde9548935973c
            SOFTSIGN;LINEAR;1;{'loss': 'log-cosh', 'schedule': {'kind': 'inverse-time'}, 'epochs': 4};99b927eaf44ec7e199cc938488672f51934b96804317e459b409a31b66c32f53
            """)
    void aTrainingEndsInTheRecordedBits(Activation hidden, Activation last, int units, String plan, String sha256) {
        var network = new NetworkSpec(3, List.of(LayerSpec.of(9, hidden),
                LayerSpec.of(5, hidden).startedBy(Initializer.HE_NORMAL).withoutBias().dropping(0.1),
                LayerSpec.of(units, last)));
        var table = Tables.clouds(50, units == 1 ? 2 : 3);
        var read = Plans.plan(plan);
        var data = PreparedData.of(table, new Preprocessing(Preprocessing.Scaling.STANDARD,
                Preprocessing.TargetScaling.NONE, null), Split.unspecified(), TargetEncoding.of(network, read, table),
                units, 2026);
        var trainer = Trainer.start(network, read, data, 2026);
        trainer.train(new Heard());
        assertThat(trainer.model().weightsSha256()).isEqualTo(sha256);
    }
}
